package com.billify.extraction.core.fields;

import java.util.Optional;
import java.util.Set;

/** What confirmed documents taught about the suppliers of a company. */
public interface Suppliers {
    /**
     * The supplier whose document this is.
     *
     * @param identities what is printed that may tell: VAT numbers and IBANs, packed; never the company's own
     */
    Optional<SupplierProfile> find(Set<String> identities);

    static Suppliers none() {
        return identities -> Optional.empty();
    }
}
