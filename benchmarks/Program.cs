using System.Globalization;
using NamedTorch.Benchmarks;

// One command per speed claim; medians, interleaved with what they are compared with:
//   dotnet run -c Release --project benchmarks -- tiny                     the cost of an operation on 4 elements, and of its names
//   dotnet run -c Release --project benchmarks -- gpt DATA [--threads N]   the Shakespeare tutorial's training step beside PyTorch's
//   dotnet run -c Release --project benchmarks -- compare [--threads N] [--only PATTERN] [--pairs N] [--json FILE]
//                                                                          every case beside PyTorch, results compared
//   dotnet run -c Release --project benchmarks -- checker [--no-build]     how long the checker takes, and by how much it slows a consumer's build
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["tiny", ..] => TinyOperation.Run(),
    ["gpt", var data, .. var rest] => GptStep.Run(data, rest is ["--threads", var n] ? int.Parse(n) : Environment.ProcessorCount),
    ["compare", .. var options] => NamedTorch.Benchmarks.Compare.Command.Run(options),
    ["checker", .. var options] => NamedTorch.Benchmarks.Checker.CheckerTime.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("tiny | gpt DATA [--threads N] | compare [--threads N] [--only PATTERN] [--pairs N] [--json FILE] | checker [--no-build]");
    return 2;
}
