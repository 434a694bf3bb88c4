import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The handlers of a process that waits: values of many kinds go in and come out. */
public final class Idle implements RequestHandler<Map<String, Object>, Object> {
    /** Counts, so that one of many invocations fails. */
    private int count;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        if (++count % 50 == 0) throw new IllegalStateException("none", new IllegalArgumentException("none"));
        context.getRemainingTimeInMillis();
        context.getLogger().log("none");
        return event;
    }

    public static Object[] values(Object event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("list", Arrays.asList("a", 1.5, null));
        return new Object[] {
            "a\u00e4", true, 1, 2L, 1.5, 1.5f, 'c', (short) 1, BigDecimal.TEN, BigInteger.TEN, new int[] {1}, new String[] {"a"},
            Collections.singletonList("a"), Collections.singletonMap("a", 1), map, Kind.ONE, null, event, new Pair(),
        };
    }

    public static Pair pair(Pair pair, Context context) {
        return pair;
    }

    public Map<String, String> texts(Map<String, String> event) {
        return event;
    }

    public List<Object> list(List<Object> event, Context context) {
        return event;
    }

    public static String text(String text) {
        return text;
    }

    public static int number(Integer number) {
        return number;
    }

    /** A function of bytes. */
    public static final class Copy implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            for (int value = input.read(); value >= 0; value = input.read()) output.write(value);
        }
    }

    public enum Kind { ONE, TWO }

    /** A value of a function's own. */
    public static final class Pair {
        private String key;
        private int number;
        private Double part;
        private boolean flag;
        private Kind kind = Kind.TWO;
        private List<Pair> pairs;
        private Map<String, String> texts;

        public String getKey() {
            return key;
        }

        public void setKey(String key) {
            this.key = key;
        }

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }

        public Double getPart() {
            return part;
        }

        public void setPart(Double part) {
            this.part = part;
        }

        public boolean isFlag() {
            return flag;
        }

        public void setFlag(boolean flag) {
            this.flag = flag;
        }

        public Kind getKind() {
            return kind;
        }

        public void setKind(Kind kind) {
            this.kind = kind;
        }

        public List<Pair> getPairs() {
            return pairs;
        }

        public void setPairs(List<Pair> pairs) {
            this.pairs = pairs;
        }

        public Map<String, String> getTexts() {
            return texts;
        }

        public void setTexts(Map<String, String> texts) {
            this.texts = texts;
        }
    }
}
