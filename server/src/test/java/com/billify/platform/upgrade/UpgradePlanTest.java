package com.billify.platform.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpgradePlanTest {
    @Test
    void isRehearsedUnlessSaidOtherwise() {
        assertThat(UpgradePlan.of(Map.<String, String>of()::get)).isEqualTo(UpgradePlan.REHEARSE);
        assertThat(UpgradePlan.of(Map.of(UpgradePlan.VARIABLE, "backup")::get)).isEqualTo(UpgradePlan.BACKUP);
        assertThat(UpgradePlan.of(Map.of(UpgradePlan.VARIABLE, "trust")::get)).isEqualTo(UpgradePlan.TRUST);
    }

    @Test
    void anotherWordIsRefusedByName() {
        assertThatThrownBy(() -> UpgradePlan.of(Map.of(UpgradePlan.VARIABLE, "hope")::get))
                .isInstanceOf(StartRefused.class)
                .hasMessage("BILLIFY_UPGRADE takes rehearse, backup, trust, not: hope");
    }
}
