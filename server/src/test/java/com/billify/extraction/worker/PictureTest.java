package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    @TempDir
    private Path folder;

    @Test
    void everyFormIsReadToTheSameShades() throws IOException {
        for (String form : List.of("png", "jpeg", "tiff", "gif", "bmp")) {
            Gray read = page(Papers.encoded(marked(BufferedImage.TYPE_INT_RGB), form));

            assertThat(read.width()).as(form).isEqualTo(200);
            assertThat(read.height()).as(form).isEqualTo(100);
            assertThat(read.at(10, 10)).as(form).isLessThan(20);
            assertThat(read.at(190, 90)).as(form).isGreaterThan(235);
        }
    }

    @Test
    void whatIsTransparentIsPaper() throws IOException {
        BufferedImage clear = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);

        assertThat(page(Papers.encoded(clear, "png")).at(50, 50)).isEqualTo(255);
    }

    @Test
    void anImageIsTurnedAsItsCameraWasHeld() throws IOException {
        byte[] jpeg = Papers.encoded(marked(BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        // orientation, width, height, and where the dark upper left corner comes to stand
        int[][] held = {
            {1, 200, 100, 10, 10},
            {2, 200, 100, 190, 10},
            {3, 200, 100, 190, 90},
            {4, 200, 100, 10, 90},
            {5, 100, 200, 10, 10},
            {6, 100, 200, 90, 10},
            {7, 100, 200, 90, 190},
            {8, 100, 200, 10, 190}
        };
        for (int[] one : held) {
            Gray read = page(withOrientation(jpeg, one[0]));

            assertThat(new int[] {read.width(), read.height()}).as("%d", one[0]).containsExactly(one[1], one[2]);
            assertThat(read.at(one[3], one[4])).as("%d", one[0]).isLessThan(40);
        }
    }

    @Test
    void theSheetsOfAFaxArePages() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (int sheet = 0; sheet < 3; sheet++) {
                writer.writeToSequence(new IIOImage(marked(BufferedImage.TYPE_BYTE_BINARY), null, null), null);
            }
            writer.endWriteSequence();
        }

        try (Picture picture = Picture.open(file(bytes.toByteArray()))) {
            assertThat(picture.pages(10)).isEqualTo(3);
            assertThat(picture.page(2).at(10, 10)).isLessThan(20);
        }
    }

    @Test
    void aLargeImageIsReadInPartsAndSmaller() throws IOException {
        Gray read = page(Papers.encoded(new BufferedImage(5_000, 4_000, BufferedImage.TYPE_3BYTE_BGR), "png"));

        assertThat(read.width()).isEqualTo(2_500);
        assertThat(read.height()).isEqualTo(2_000);
    }

    @Test
    void whatIsNoImageIsRefused() throws IOException {
        Path text = file("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Picture.open(text)).isInstanceOf(IOException.class);
    }

    private Gray page(byte[] content) throws IOException {
        try (Picture picture = Picture.open(file(content))) {
            return picture.page(0);
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "image", ""), content);
    }

    /** White, with a dark upper left corner. */
    private static BufferedImage marked(int type) {
        BufferedImage image = new BufferedImage(200, 100, type);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, x < 50 && y < 50 ? 0 : 0xffffff);
            }
        }
        return image;
    }

    /** With an EXIF segment behind the first marker that says nothing but this. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, // APP1
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, // TIFF, its first directory at 8
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(exif);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
