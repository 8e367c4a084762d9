package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.Bridge.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BridgeTest {

    /** Whatever was said and came: nothing of the difference is left unexplained, and nothing is explained twice. */
    @Test
    void theStepsSumExactlyFromBeforeToNow() {
        Random random = new Random(7);
        for (int turn = 0; turn < 10_000; turn++) {
            List<Step> steps = new ArrayList<>();
            for (int row = 0; row < 9; row++) {
                steps.add(new Step(amount(random), amount(random), amount(random), amount(random)));
            }

            Bridge bridge = Bridge.between(amount(random), amount(random), steps);

            assertThat(bridge.beforeMinor()
                            + bridge.elsewhereMinor()
                            + steps.stream().mapToLong(Step::changeMinor).sum())
                    .isEqualTo(bridge.nowMinor());
            for (Step step : steps) {
                assertThat(step.timingMinor() + step.permanentMinor()).isEqualTo(step.offMinor());
                assertThat(Math.abs(step.timingMinor())).isLessThanOrEqualTo(Math.abs(step.changedAheadMinor()));
            }
        }
    }

    private static long amount(Random random) {
        return random.nextInt(5) == 0 ? 0 : random.nextLong(-10_000_000, 10_000_000);
    }

    @Test
    void anInvoicePaidAWeekLateIsTiming() {
        Step late = new Step(1_000_00, 0, 0, 1_000_00);

        assertThat(late.timingMinor()).isEqualTo(-1_000_00);
        assertThat(late.permanentMinor()).isZero();
        assertThat(late.changeMinor()).isZero();
    }

    @Test
    void aBillThatWasDearerIsForGood() {
        Step dearer = new Step(-500_00, -650_00, -200_00, -200_00);

        assertThat(dearer.timingMinor()).isZero();
        assertThat(dearer.permanentMinor()).isEqualTo(-150_00);
        assertThat(dearer.changeMinor()).isEqualTo(-150_00);
    }

    @Test
    void whatIsPartlyMadeUpForIsPartlyTiming() {
        Step half = new Step(1_000_00, 200_00, 0, 300_00);

        assertThat(half.timingMinor()).isEqualTo(-300_00);
        assertThat(half.permanentMinor()).isEqualTo(-500_00);
    }
}
