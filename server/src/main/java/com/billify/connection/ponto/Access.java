package com.billify.connection.ponto;

/** What lets a client in at Ponto. */
interface Access {
    /** A token that should be good. */
    String token();

    /** That one was not: the next is another. */
    void refused(String token);
}
