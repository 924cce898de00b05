package io.raffia.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
  @Test
  void seedDecidesEveryPixel() {
    Digits once = DrawnDigits.draw(60, 10, 3).train();
    Digits again = DrawnDigits.draw(60, 10, 3).train();
    Digits other = DrawnDigits.draw(60, 10, 4).train();
    for (int i = 0; i < 60; i++) {
      assertArrayEquals(once.image(i), again.image(i));
      assertFalse(Arrays.equals(once.image(i), other.image(i)));
    }
  }

  @Test
  void testDigitsAreOthersThanTrainingDigits() {
    Mnist drawn = DrawnDigits.draw(50, 50, 3);
    for (int i = 0; i < 50; i++) {
      for (int j = 0; j < 50; j++) {
        assertFalse(Arrays.equals(drawn.train().image(i), drawn.test().image(j)));
      }
    }
  }

  @Test
  void worksWithoutFonts() {
    Digits digits = new DrawnDigits(List.of(), 5).draw(100);
    checkInk(digits);
  }

  @Test
  void digitsAreCentredInkOnPaper() {
    checkInk(DrawnDigits.draw(200, 10, 11).train());
  }

  private static void checkInk(Digits digits) {
    int[] count = new int[10];
    for (int i = 0; i < digits.size(); i++) {
      count[digits.label(i)]++;
      float[] image = digits.image(i);
      double mass = 0;
      double x = 0;
      double y = 0;
      for (int p = 0; p < image.length; p++) {
        assertTrue(image[p] >= 0 && image[p] <= 1);
        double ink = image[p] > 0.3 ? image[p] : 0;
        mass += ink;
        x += ink * (p % 28);
        int row = p / 28;
        y += ink * row;
      }
      assertTrue(mass > 15 && mass < 350, "ink of image " + i + ": " + mass);
      assertEquals(13.5, x / mass, 0.9, "centre of image " + i);
      assertEquals(13.5, y / mass, 0.9, "centre of image " + i);
    }
    for (int digit = 0; digit < 10; digit++) {
      assertEquals(digits.size() / 10, count[digit]);
    }
  }

  /// The nearest of the ten mean images names most digits: labels belong to what is drawn.
  @Test
  void digitsOfOneLabelLookAlike() {
    Mnist drawn = DrawnDigits.draw(2000, 500, 1);
    double[][] means = new double[10][Digits.PIXELS];
    for (int i = 0; i < drawn.train().size(); i++) {
      float[] image = drawn.train().image(i);
      for (int p = 0; p < image.length; p++) {
        means[drawn.train().label(i)][p] += image[p] / 200;
      }
    }
    int right = 0;
    for (int i = 0; i < drawn.test().size(); i++) {
      right += nearest(means, drawn.test().image(i)) == drawn.test().label(i) ? 1 : 0;
    }
    assertTrue(right > 300, right + " of 500");
  }

  private static int nearest(double[][] means, float[] image) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int digit = 0; digit < 10; digit++) {
      double distance = 0;
      for (int p = 0; p < image.length; p++) {
        distance += (means[digit][p] - image[p]) * (means[digit][p] - image[p]);
      }
      if (distance < least) {
        least = distance;
        best = digit;
      }
    }
    return best;
  }
}
