using System.CommandLine;
using BenchmarkDotNet.Running;
using EventPlatform.Benchmarks;
using EventPlatform.Benchmarks.Decoder;
using Spectre.Console;

var events = new Option<int>("--events") { Description = "Records in the topic.", DefaultValueFactory = _ => 200_000 };
var customers = new Option<int>("--customers") { Description = "Customers they are about.", DefaultValueFactory = _ => 20_000 };
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 200;
var command = new RootCommand("Drains a topic through the real services and measures each beside its native twin, in one run.") { events, customers };
command.SetAction((arguments, cancellation) => Rig.RunAsync(arguments.GetValue(events), arguments.GetValue(customers), cancellation));
var decoder = new Command("decoder", "Measures one record through the decoder; what follows goes to BenchmarkDotNet, such as --job dry.") { TreatUnmatchedTokensAsErrors = false };
decoder.SetAction(arguments => { BenchmarkSwitcher.FromTypes([typeof(DecoderBenchmarks)]).Run([.. arguments.UnmatchedTokens, "--filter", "*", "--inProcess"]); });
command.Subcommands.Add(decoder);
return await command.Parse(args).InvokeAsync();
