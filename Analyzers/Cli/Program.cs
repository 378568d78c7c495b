using NamedTorch.Analyzers.Cli;

return CheckCommand.Run(args, Console.Out, Console.Error);
