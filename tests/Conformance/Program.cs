using NamedTorch;
using NamedTorch.Conformance;
using NamedTorch.Conformance.Checker;

const string Usage = "usage: names FILE [--mode pytorch13|strict] [--list] | checker DIR [--list]";
if (args is ["checker", var folder, .. var options]) return await Checker(folder, options);
if (args.Length < 2 || args[0] != "names") return Fail(Usage);
string file = args[1], mode = "pytorch13";
bool lists = false;
for (int i = 2; i < args.Length; i++)
    if (args[i] == "--list") lists = true;
    else if (args[i] == "--mode" && i + 1 < args.Length) mode = args[++i];
    else return Fail(Usage);
if (mode is not ("pytorch13" or "strict")) return Fail($"unknown mode '{mode}'; {Usage}");
if (!File.Exists(file)) return Fail($"no file '{file}'");

var runner = new CaseRunner(mode == "strict" ? NameRules.Strict : NameRules.PyTorch, Skips.Load());
var report = new Report(Console.Out, lists);
try
{
    using var reader = new StreamReader(file);
    foreach (var c in Case.Read(reader)) report.Add(c, runner.Run(c));
}
catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidDataException or IOException)
{
    return Fail($"{file}: {e.Message}");
}
report.Finish();
return report.Failed == 0 ? 0 : 1;

static async Task<int> Checker(string folder, string[] options)
{
    if (options is not ([] or ["--list"])) return Fail(Usage);
    if (!Directory.Exists(folder)) return Fail($"no folder '{folder}'");
    try { return await CheckerRun.Of(folder, options.Length > 0, Console.Out); }
    catch (InvalidDataException e) { return Fail(e.Message); }
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
