using System.Globalization;
using System.Runtime.CompilerServices;

namespace NamedTorch.Variants;

/// <summary>With NAMEDTORCH_TEST_CULTURE=commas in the environment, every test runs where numbers are written 1.234,5 as in German.</summary>
static class DecimalCommas
{
    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("NAMEDTORCH_TEST_CULTURE") != "commas") return;
        var commas = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = commas;
    }
}
