package com.billify.connection;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.util.UUID;

/**
 * The books gave the file of an invoice. It is told within the transaction that keeps the file.
 *
 * @param linkedBy who linked the books
 * @param document as it is kept now
 */
public record BookFileCame(CompanyId company, UUID invoice, UserId linkedBy, UUID document, String name) {}
