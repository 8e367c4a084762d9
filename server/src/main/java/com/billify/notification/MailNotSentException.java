package com.billify.notification;

import java.io.Serial;

/** A mail did not leave, and why, in a word that people can be told about. */
public class MailNotSentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final boolean forGood;

    /** @param forGood the server will not take this mail, however often it is offered */
    MailNotSentException(Reason reason, boolean forGood, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.forGood = forGood;
    }

    /** What kept it. */
    public enum Reason {
        /** There is no server at this name and port. */
        NOT_REACHED,
        /** The server did not answer in time. */
        TIMED_OUT,
        /** The way to the server could not be encrypted, or the server is not who it should be. */
        NOT_ENCRYPTED,
        /** The server does not know this name and password. */
        LOGIN_REFUSED,
        /** The server does not take this mail: for its sender, its reader or what is in it. */
        REFUSED,
        /** Anything else that a server may say. */
        NOT_SENT
    }

    public Reason reason() {
        return reason;
    }

    boolean isForGood() {
        return forGood;
    }
}
