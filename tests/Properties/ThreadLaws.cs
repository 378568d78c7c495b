using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NamedTorch.Properties;

/// <summary>Neither the number of threads nor other callers at work change a bit of a result or gradient, on operands large enough to be shared out.</summary>
[Collection(nameof(Alone))]
public sealed class ThreadLaws
{
    static readonly Dim A = new(nameof(A)), B = new(nameof(B)), C = new(nameof(C));

    // Their results are uninitialised, or would take a gigabyte.
    static readonly string[] Left = ["Empty", "EmptyLike", "NewEmpty", "Kron", "Outer", "Cdist"];

    static readonly Dictionary<string, MethodInfo> Declared = typeof(Torch).GetMethods().Concat(typeof(F).GetMethods())
        .Where(static m => m.IsStatic && !m.IsGenericMethod && m.ReturnType == typeof(Tensor) && !Left.Contains(m.Name) && m.GetParameters().All(static p => !p.ParameterType.IsByRefLike && !p.ParameterType.IsByRef))
        .ToDictionary(static m => $"{m.DeclaringType!.Name}.{m}");

    public static TheoryData<string> Members => [.. Declared.Keys];

    [Theory]
    [MemberData(nameof(Members))]
    public void CountOfThreads_ChangesNoBit(string name)
    {
        int before = Threads.Count;
        try
        {
            Threads.Count = 1;
            byte[]? one = Run(Declared[name]);
            foreach (int count in new[] { 2, 3, 4 })
            {
                Threads.Count = count;
                Assert.True(one.AsSpan().SequenceEqual(Run(Declared[name])), $"{count} threads give another result than one");
            }
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Fact]
    public async Task EightCallers_GetWhatOneGets()
    {
        // The common generator would hand its numbers to whoever comes first.
        var members = Declared.Where(static d => !d.Value.GetParameters().Any(static p => p.ParameterType == typeof(Generator))).ToArray();
        var alone = members.ToDictionary(static m => m.Key, static m => Run(m.Value));
        Assert.InRange(alone.Values.Count(static result => result is not null), 200, int.MaxValue);
        string[][] different = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Factory.StartNew(
            () => members.Skip(caller * members.Length / 8).Concat(members.Take(caller * members.Length / 8)).Where(m => !alone[m.Key].AsSpan().SequenceEqual(Run(m.Value))).Select(static m => m.Key).ToArray(),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Empty(different.SelectMany(static d => d).Distinct());
    }

    // The bits of the result and of the operands' gradients; null where the operation refuses these operands.
    static byte[]? Run(MethodInfo member)
    {
        Generator.Default.ManualSeed(1);
        var operands = new List<Tensor>();
        object?[] arguments = [.. member.GetParameters().Select(p => Argument(p, operands))];
        try
        {
            var result = (Tensor)member.Invoke(null, arguments)!;
            var bits = new List<byte>(Bits(result));
            if (result.RequiresGrad && result.DType.IsFloating)
            {
                result.Sum().Backward();
                foreach (var operand in operands)
                    if (operand.Grad is { } gradient) bits.AddRange(Bits(gradient));
            }
            return [.. bits];
        }
        catch (TargetInvocationException e) when (e.InnerException is TensorTypeException or ArgumentException)
        {
            return null;
        }
    }

    static byte[] Bits(Tensor x) => MemoryMarshal.AsBytes(x.Detach().To(DType.Float64).ToArray<double>().AsSpan()).ToArray();

    static object? Argument(ParameterInfo parameter, List<Tensor> operands)
    {
        var type = parameter.ParameterType;
        if (type == typeof(Tensor) && !parameter.IsOptional)
        {
            operands.Add(Torch.Rand([A[30], B[40], C[50]], generator: new((ulong)operands.Count + 1)).WithGrad());
            return operands[^1];
        }
        if (parameter.HasDefaultValue) return parameter.DefaultValue is { } value && type.IsEnum ? Enum.ToObject(type, value) : parameter.DefaultValue;
        if (type == typeof(DimRef)) return (DimRef)B;
        if (type == typeof(DimRef[])) return new DimRef[] { B };
        if (type == typeof(Axis[])) return new[] { A[30], B[40], C[50] };
        if (type == typeof(int)) return 1;
        if (type == typeof(long)) return 1L;
        if (type == typeof(double)) return 0.5;
        return type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }
}
