package com.billify.extraction.worker;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.QrCode;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds the QR codes of an image, as a payment code of the European Payments Council is one. */
final class QrCodes {
    /** Larger images take long, and a code that is meant for telephones is large enough in these. */
    private static final int LONG_SIDE = 1600;

    private static final int LIMIT_CODES = 10;
    private static final int LIMIT_LETTERS = 4_000;
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE), DecodeHintType.TRY_HARDER, true);

    private QrCodes() {}

    /**
     * From the top down; places in points.
     *
     * @param points that a pixel is wide
     */
    static List<QrCode> in(Gray image, double points) {
        Gray searched = image.longSide() > LONG_SIDE ? image.scaledTo(LONG_SIDE) : image;
        double scale = points * image.longSide() / searched.longSide();
        List<QrCode> codes = new ArrayList<>();
        try {
            PlanarYUVLuminanceSource source = new PlanarYUVLuminanceSource(
                    searched.pixels(),
                    searched.width(),
                    searched.height(),
                    0,
                    0,
                    searched.width(),
                    searched.height(),
                    false);
            for (Result result :
                    new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), HINTS)) {
                String text = result.getText();
                if (codes.size() < LIMIT_CODES && text != null && !text.isBlank() && text.length() <= LIMIT_LETTERS) {
                    codes.add(new QrCode(text, box(result.getResultPoints(), scale)));
                }
            }
        } catch (ReaderException none) {
            return List.of();
        } catch (RuntimeException odd) {
            return List.of(); // patterns that look like a code lead the library out of its arrays
        }
        codes.sort(Comparator.comparingDouble((QrCode code) -> code.box().y())
                .thenComparingDouble(code -> code.box().x()));
        return codes;
    }

    /** Around the middles of its three corner marks. */
    private static Box box(ResultPoint[] marks, double scale) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (ResultPoint mark : marks) {
            left = Math.min(left, mark.getX());
            top = Math.min(top, mark.getY());
            right = Math.max(right, mark.getX());
            bottom = Math.max(bottom, mark.getY());
        }
        return new Box(left * scale, top * scale, Math.max(0, right - left) * scale, Math.max(0, bottom - top) * scale);
    }
}
