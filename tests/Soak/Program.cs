using System.Globalization;
using NamedTorch.Soak;

// What takes too long for every build:
//   dotnet run -c Release --project tests/Soak -- memory [STEPS]     the resident size of a long run stays flat
//   dotnet run -c Release --project tests/Soak -- kills [TIMES]      a run killed at random moments ends as an undisturbed one
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int Number(int or) => args.Length > 1 ? int.Parse(args[1]) : or;
return args.FirstOrDefault() switch
{
    "memory" => FlatMemory.Run(Number(100_000)),
    "kills" => Kills.Run(Number(20)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("memory [STEPS] | kills [TIMES]");
    return 2;
}
