using System.Globalization;
using NamedTorch.Benchmarks;
using NamedTorch.Benchmarks.Gpt;
using NamedTorch.Benchmarks.Peak;
using NamedTorch.Benchmarks.Scaling;

// One command per speed claim; medians, interleaved with what they are compared with. DATA is a text file, input.txt of Tiny Shakespeare:
//   dotnet run -c Release --project benchmarks -- compare [--threads N] [--only PATTERN] [--pairs N] [--json FILE]
//                                                                             every case beside PyTorch, results compared
//   dotnet run -c Release --project benchmarks -- gpt DATA [--threads N]      the Shakespeare tutorial's training step beside PyTorch's
//   dotnet run -c Release --project benchmarks -- memory DATA [--threads N]   the most memory that it takes, beside PyTorch's
//   dotnet run -c Release --project benchmarks -- start                       from the start of a process to the end of the first step
//   dotnet run -c Release --project benchmarks -- peak [--threads N]          products and a+b*c against what the machine can do
//   dotnet run -c Release --project benchmarks -- scaling FOLDER              time against size and threads, as SVG plots
//   dotnet run -c Release --project benchmarks -- tiny                        the cost of an operation on 4 elements, and of its names
//   dotnet run -c Release --project benchmarks -- checker [--no-build]        how long the checker takes, and by how much it slows a consumer's build
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["compare", .. var options] => NamedTorch.Benchmarks.Compare.Command.Run(options),
    ["gpt", var data, .. var rest] => GptStep.Run(data, ThreadsOf(rest)),
    ["memory", var data, .. var rest] => PeakMemory.Run(data, ThreadsOf(rest)),
    ["start"] => FirstStep.Run(),
    ["peak", .. var rest] => ShareOfPeak.Run(ThreadsOf(rest)),
    ["scaling", var folder] => Growth.Run(folder),
    ["tiny", ..] => TinyOperation.Run(),
    ["checker", .. var options] => NamedTorch.Benchmarks.Checker.CheckerTime.Run(options),
    [Child.Verb, var what, var steps, var threads] => Child.Run(what, int.Parse(steps), int.Parse(threads)),
    _ => Usage(),
};

static int ThreadsOf(string[] options) => options is ["--threads", var n] ? int.Parse(n) : Environment.ProcessorCount;

static int Usage()
{
    Console.Error.WriteLine("compare [--threads N] [--only PATTERN] [--pairs N] [--json FILE] | gpt DATA [--threads N] | memory DATA [--threads N] | start | peak [--threads N] | scaling FOLDER | tiny | checker [--no-build]");
    return 2;
}
