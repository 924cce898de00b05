///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//REPOS mavenlocal,mavencentral
//DEPS io.raffia:nnx:0.1.0-SNAPSHOT
//RUNTIME_OPTIONS --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED

import io.raffia.Jnp;
import io.raffia.Linear;
import io.raffia.Module;
import io.raffia.Nnx;
import io.raffia.Optax;
import io.raffia.Optimizer;
import io.raffia.Param;
import io.raffia.Rngs;
import io.raffia.Tensor;

// Learns a sine. With JBang after `mvn install`, in JShell piece by piece, or with Java alone.

class Net extends Module {
  final Linear hidden;
  final Linear out;

  Net(Rngs rngs) {
    hidden = new Linear(1, 32, rngs);
    out = new Linear(32, 1, rngs);
  }

  Tensor call(Tensor x) {
    return out.call(Nnx.tanh(hidden.call(x)));
  }
}

void main() {
  var x = Jnp.linspace(-3, 3, 64).reshape(64, 1);
  var y = Jnp.sin(x);

  var net = new Net(new Rngs(0));
  var optimizer = new Optimizer(net, Optax.adam(1e-2), Param.class);

  var trainStep = Nnx.jit((Net n, Optimizer opt) -> {
    var step = Nnx.valueAndGrad((Net m) -> m.call(x).sub(y).square().mean()).apply(n);
    opt.update(n, step.grads());
    return step.value();
  });

  var loss = trainStep.apply(net, optimizer);
  for (int i = 1; i < 500; i++) loss = trainStep.apply(net, optimizer);
  System.out.println("loss " + loss);
  System.out.println("sin(1) is about " + net.call(Tensor.of(1f).reshape(1, 1)).toFloat());
}
