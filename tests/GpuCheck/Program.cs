using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NamedTorch;
using NamedTorch.Gpu;
using NamedTorch.GpuCheck;
using NamedTorch.GpuCheck.Parts;
using NamedTorch.GpuCheck.Reporting;

// 0: everything that is required holds. 1: something does not. 2: there is nothing to check, or the command line is wrong.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Options.Parse(args, static options =>
{
    var clock = Stopwatch.StartNew();
    var report = new Report(Console.Out);
    try
    {
        if (options.IsFirstStep)
        {
            Console.WriteLine(Steps.First(Device.Parse(options.Device!)));
            return 0;
        }
        // What is checked is compiled here and now.
        Environment.SetEnvironmentVariable(KernelCache.Variable, "off");
        var subject = new Subject(options.Device is { } name ? Device.Parse(name) : Subject.First(), report, options.IsSample);
        foreach (var part in Part.All.Where(p => options.Only.Length == 0 || options.Only.Contains(p.Name))) part.Check(subject);
        report.Conclude(clock.Elapsed);
        if (options.Json is { } file) File.WriteAllText(file, report.ToJson($"{subject.Device} {subject.Accelerator.Name}", clock.Elapsed).ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        return report.IsGreen ? 0 : 1;
    }
    catch (Exception e) when (e is DeviceException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 2;
    }
});
