package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void linesAreTakenAwayAndLettersStay() {
        BufferedImage plain = Papers.image(Papers.INVOICE);
        BufferedImage ruled = Papers.image(Papers.INVOICE);
        Graphics2D drawing = ruled.createGraphics();
        drawing.setColor(Color.BLACK);
        for (int y = 140; y < 900; y += 60) {
            drawing.fillRect(100, y - 4, 1000, 2);
        }
        drawing.fillRect(100, 136, 2, 800);
        drawing.dispose();

        assertThat(ink(Rules.without(Picture.gray(ruled))))
                .isBetween(ink(Picture.gray(plain)) * 98 / 100, ink(Picture.gray(plain)) * 101 / 100);
    }

    @Test
    void aPageOfLettersLosesNone() {
        Gray page = Picture.gray(Papers.image(List.of(
                "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",
                "iiiiillllllllllllllllllllllllll",
                "EEEEEEEEEE = TTTTTTTTT",
                "121,00 121,00")));

        assertThat(ink(Rules.without(page))).isEqualTo(ink(page));
    }

    private static int ink(Gray image) {
        int ink = 0;
        for (int at = 0; at < image.pixels().length; at++) {
            ink += (image.pixels()[at] & 0xff) < 128 ? 1 : 0;
        }
        return ink;
    }
}
