using EventPlatform.Platform;

return await new CommandLine(OutputConsole.Create(), Console.Error).RunAsync(args);
