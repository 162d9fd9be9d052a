package org.sops4j.cli.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Receives signals in place of the JVM. The class that can is not of the standard but of every JDK,
 * and javac warns of its name, so it is called by reflection; without it signals do what they did.
 */
public final class SignalHandling implements AutoCloseable {
  private final List<Runnable> undo = new ArrayList<>();

  private SignalHandling() {}

  /**
   * Receives signals until it is closed.
   *
   * @param names names such as {@code INT}; those that the JVM keeps for itself are left out
   * @param action what to do with the name of a signal that came, in a thread of its own
   * @return what to close
   */
  public static SignalHandling handle(List<String> names, Consumer<String> action) {
    SignalHandling handling = new SignalHandling();
    for (String name : names) {
      try {
        handling.install(name, action);
      } catch (ReflectiveOperationException e) {
        // The JVM keeps this one.
      }
    }
    return handling;
  }

  private void install(String name, Consumer<String> action) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Method handle = type.getMethod("handle", type, handlerType);
    Object signal = type.getConstructor(String.class).newInstance(name);
    Object handler =
        Proxy.newProxyInstance(
            handlerType.getClassLoader(), new Class<?>[] {handlerType}, calling(name, action));
    Object old = handle.invoke(null, signal, handler);
    undo.add(
        () -> {
          try {
            handle.invoke(null, signal, old);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static InvocationHandler calling(String name, Consumer<String> action) {
    return (proxy, method, args) -> {
      switch (method.getName()) {
        case "handle" -> action.accept(name);
        case "equals" -> {
          return proxy == args[0];
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        case "toString" -> {
          return "SignalHandling[" + name + "]";
        }
        default -> throw new IllegalStateException(method.getName());
      }
      return null;
    };
  }

  /** Gives the signals back. */
  @Override
  public void close() {
    undo.forEach(Runnable::run);
    undo.clear();
  }
}
