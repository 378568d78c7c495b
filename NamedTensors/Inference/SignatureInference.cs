using NamedTorch.Diagnostics;
using NamedTorch.Inference;
using NamedTorch.Signatures;

namespace NamedTorch;

/// <summary>Applies a signature to the types and arguments of one call.</summary>
public static class SignatureInference
{
    extension(Signature signature)
    {
        /// <summary>The type of the only result, under this thread's <see cref="NameRules"/>.</summary>
        /// <param name="operation">What the user called.</param>
        /// <param name="arguments">The call's arguments by parameter name.</param>
        /// <exception cref="TensorTypeException">The types do not fit the signature; any id of the 1000s and 2000s, NT3001.</exception>
        public TensorType Infer(string operation, Arguments arguments) =>
            signature.InferOrConflict(operation, arguments, NameRules.Current).Types[0];

        /// <summary>The types of all results, under this thread's <see cref="NameRules"/>.</summary>
        /// <inheritdoc cref="Infer(Signature, string, Arguments)"/>
        public TensorType[] InferAll(string operation, Arguments arguments) =>
            signature.InferOrConflict(operation, arguments, NameRules.Current).Types;

        /// <summary>The types of all results, or the conflict.</summary>
        /// <param name="operation">What the user called.</param>
        /// <param name="arguments">The call's arguments by parameter name.</param>
        /// <param name="rules">Strict or PyTorch's.</param>
        public Outcomes InferOrConflict(string operation, Arguments arguments, NameRules rules)
        {
            if (InferenceMemory.TryGet(signature, arguments, rules, out var remembered)) return remembered;
            if (arguments.HasEvery) return FormChoice.OfAnyLength(signature, operation, arguments, rules);
            var outcomes = Compute(signature, operation, arguments, rules);
            if (outcomes.Conflict is null && !signature.Forms[0].Outputs.Any(output => output.IsList)) InferenceMemory.Set(signature, arguments, rules, outcomes.Types);
            return outcomes;
        }
    }

    static Outcomes Compute(Signature signature, string operation, Arguments arguments, NameRules rules)
    {
        try
        {
            return FormChoice.Run(signature, operation, arguments, rules);
        }
        catch (OverflowException)
        {
            // At run time sizes are numbers; what overflows in the checker may be a formula that is no size.
            bool known = arguments.Tensors.All(pair => pair.Value is TensorType { IsVague: false });
            if (!known) return signature.Forms[0].Outputs.Select(_ => TensorType.Unknown).ToArray();
            return new Conflict(DiagnosticId.NT2003, operation, ("reason", "a size would be greater than 2⁶³ − 1."));
        }
    }
}
