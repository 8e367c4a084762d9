package com.billify.demo.core;

import com.billify.kernel.VatNumber;
import java.time.LocalDate;

/**
 * An invoice or credit note that is open in the bookkeeper's books; amounts in cents, those of credit notes below zero.
 *
 * @param sale sent by the bakery; else it came to it
 * @param vatNumber of the other side
 */
public record OpenBill(
        boolean sale,
        String number,
        String contact,
        String vatNumber,
        LocalDate issueDate,
        LocalDate dueDate,
        long originalMinor,
        long openMinor) {

    static OpenBill of(Bill bill, long openMinor) {
        int sign = bill.creditNote() ? -1 : 1;
        return new OpenBill(
                bill.sale(),
                bill.number(),
                bill.party().name(),
                VatNumber.of(bill.party().number()).value(),
                bill.issueDate(),
                bill.dueDate(),
                sign * bill.grossMinor(),
                sign * openMinor);
    }
}
