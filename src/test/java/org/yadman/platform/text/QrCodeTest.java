package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void the_picture_says_what_was_put_in_and_is_as_large_as_the_path() throws Exception {
        String address = "https://example.org/fa/answer";
        QrCode code = QrCode.of(address);
        String prefix = "data:image/png;base64,";
        assertThat(code.picture()).startsWith(prefix);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(code.picture().substring(prefix.length()))));
        int side = picture.getWidth();
        assertThat(side).isEqualTo(picture.getHeight()).isEqualTo(code.size() * 8);
        int[] dots = picture.getRGB(0, 0, side, side, null, 0, side);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, dots)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(address);
    }
}
