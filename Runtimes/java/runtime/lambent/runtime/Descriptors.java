package lambent.runtime;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;

/** Open descriptors of the process by their numbers, which the library has no public way to. */
final class Descriptors {
    private Descriptors() {}

    static FileDescriptor numbered(int number) throws IOException {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException error) {
            throw new IOException("descriptor " + number + " cannot be used", error);
        }
    }
}
