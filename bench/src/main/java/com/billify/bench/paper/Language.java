package com.billify.bench.paper;

/** The languages of the papers. */
enum Language {
    NL,
    FR,
    DE,
    EN
}
