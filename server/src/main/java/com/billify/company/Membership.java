package com.billify.company;

import com.billify.kernel.CompanyId;

/**
 * A company that a person belongs to, and the role there.
 *
 * @param demo the company is made up
 */
public record Membership(CompanyId company, String companyName, Role role, boolean demo) {}
