package lambent.runtime;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceLoader;

/** Between values and JSON, with the settings of the service. */
final class Json {
    /** Classes of the public library of events: their properties and the events differ in capitals. */
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";

    private static final ObjectMapper PLAIN = mapper(false);
    private static ObjectMapper ofEvents;

    private Json() {}

    static byte[] bytes(Object value) {
        try {
            return PLAIN.writeValueAsBytes(value);
        } catch (IOException error) {
            throw new IllegalArgumentException(error);
        }
    }

    static <T> T parse(String text, Class<T> type) throws IOException {
        return PLAIN.readValue(text, type);
    }

    /** How a function's values of a type are read and written. */
    static final class Form {
        private final Type type;
        private final JavaType known;
        private final ObjectMapper mapper;
        private final CustomPojoSerializer custom;

        Form(Type type, CustomPojoSerializer custom) {
            this.type = type;
            this.custom = custom;
            this.known = PLAIN.constructType(type);
            this.mapper = known.getRawClass().getName().startsWith(EVENTS) ? ofEvents() : PLAIN;
        }

        Object read(byte[] bytes) throws IOException {
            if (custom != null) return custom.fromJson(new ByteArrayInputStream(bytes), type);
            return mapper.readerFor(known).readValue(bytes);
        }

        void write(Object value, OutputStream output) throws IOException {
            if (custom != null) {
                custom.toJson(value, output, type);
            } else {
                mapper.writerFor(known).writeValue(output, value);
            }
        }
    }

    /** What a class puts for the type parameters of an interface; empty when it leaves them out. */
    static Type[] parameters(Class<?> wanted, Class<?> owner) {
        JavaType[] found = PLAIN.getTypeFactory().findTypeParameters(PLAIN.constructType(owner), wanted);
        Type[] types = new Type[found.length];
        for (int index = 0; index < found.length; index++) {
            types[index] = found[index].hasGenericTypes() ? found[index] : found[index].getRawClass();
        }
        return types;
    }

    /** The function's own serializer, or null. */
    static CustomPojoSerializer custom(ClassLoader loader) {
        Iterator<CustomPojoSerializer> found = ServiceLoader.load(CustomPojoSerializer.class, loader).iterator();
        return found.hasNext() ? found.next() : null;
    }

    /** Classes that were seen may go. */
    static void forgetTypes() {
        PLAIN.getTypeFactory().clearCache();
    }

    private static synchronized ObjectMapper ofEvents() {
        if (ofEvents == null) ofEvents = mapper(true);
        return ofEvents;
    }

    private static ObjectMapper mapper(boolean ignoresCase) {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .enable(StreamWriteFeature.IGNORE_UNKNOWN)
                .build();
        return JsonMapper.builder(factory)
                .enable(MapperFeature.USE_STD_BEAN_NAMING)
                .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, ignoresCase)
                .disable(MapperFeature.AUTO_DETECT_CREATORS, MapperFeature.INFER_PROPERTY_MUTATORS)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS, SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .enable(
                        DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .addModules(ObjectMapper.findModules(Json.class.getClassLoader()))
                .build();
    }
}
