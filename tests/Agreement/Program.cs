using System.Globalization;
using NamedTorch.Agreement;

// Generated programs, compiled, looked at by the checker and run: the two must agree.
//   dotnet run -c Release --project tests/Agreement -- 20000 [--seed N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not ([_] or [_, "--seed", _]) || !int.TryParse(args[0], out int count))
{
    Console.Error.WriteLine("usage: COUNT [--seed N]");
    return 2;
}
var result = await AgreementRun.Of(count, args.Length == 3 ? int.Parse(args[2]) : 1, Console.Out);
Console.WriteLine(result);
return result.Disagreements.Count == 0 ? 0 : 1;
