package com.billify.invoicing;

import com.billify.kernel.CompanyId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What became known or changed within the running transaction, told when it is about to be kept: an import of five hundred
 * invoices is one event with their ids rather than five hundred, and one that is taken back is none.
 */
final class Announcement implements TransactionSynchronization {
    private final ApplicationEventPublisher events;
    private final CompanyId company;
    private final Set<UUID> ids = new LinkedHashSet<>();

    private Announcement(ApplicationEventPublisher events, CompanyId company) {
        this.events = events;
        this.company = company;
    }

    /** To be called within a transaction, which is one company's. */
    static void of(ApplicationEventPublisher events, CompanyId company, Collection<UUID> ids) {
        Announcement announcement = (Announcement) TransactionSynchronizationManager.getResource(Announcement.class);
        if (announcement == null) {
            announcement = new Announcement(events, company);
            TransactionSynchronizationManager.bindResource(Announcement.class, announcement);
            TransactionSynchronizationManager.registerSynchronization(announcement);
        }
        announcement.ids.addAll(ids);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        List<UUID> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += InvoiceBook.MOST_IDS) {
            events.publishEvent(new InvoiceRegistered(
                    company, all.subList(from, Math.min(from + InvoiceBook.MOST_IDS, all.size()))));
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(Announcement.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(Announcement.class, this);
    }

    @Override
    public void beforeCompletion() {
        TransactionSynchronizationManager.unbindResourceIfPossible(Announcement.class);
    }
}
