package com.billify;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.SpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SpringTest
class BillifyTest {
    @Autowired
    CompanyTransaction transaction;

    @Test
    void startsOnADatabaseOfOnesOwn() {
        assertThat(transaction.<String>call(CompanyId.random(), () -> "started"))
                .isEqualTo("started");
    }
}
