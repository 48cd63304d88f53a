using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using SeaTable.Tool.Conformance;
using SeaTable.Tool.Conformance.Derived;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary><c>seatable conform</c>: where a server answers otherwise than the emulator.</summary>
internal static class ConformCommand
{
    public static Command Create()
    {
        var server = new ServerOptions();
        var into = new Option<string>("--into")
        {
            Description = "The name or the id of the base to write into: one that was made for this, and holds nothing.",
            HelpName = "BASE",
        };
        var confirm = new Option<string?>("--confirm")
        {
            Description = "The name of the base once more, to use it although it has tables or rows. They are left alone.",
            HelpName = "BASE",
        };
        var report = new Option<string>("--report")
        {
            Description = "The report, in Markdown. Beside it, as .json, is what the next run goes on from.",
            HelpName = "FILE",
            DefaultValueFactory = _ => "conform.md",
        };
        var readOnly = new Option<string>("--read-only-variable")
        {
            Description = "The environment variable with an API token of the base that may only read. Without one, some "
                + "questions are left out.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "SEATABLE_READ_ONLY_API_TOKEN",
        };
        var perMinute = new Option<int>("--calls-per-minute")
        {
            Description = "The most calls in a minute. SeaTable Cloud takes 200, those of others included.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 150,
        };
        perMinute.TakesNumber(1);
        var again = new Option<bool>("--again") { Description = "Ask everything anew, also what the report has an answer to." };
        var derived = new Option<bool>("--derived")
        {
            Description = "Ask also what is derived from the description of the API, thousands of requests. None changes more "
                + "than rows of tables of its own on a server that refuses what it should.",
        };
        var list = new Option<bool>("--list")
        {
            Description = "Print how many questions and derived requests there are, and how their answers are known, and ask "
                + "no server.",
        };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON, for programs." };
        var command = new Command(
            "conform", "Ask a server what is not known of SeaTable, in a base made for it, and report where it differs.")
        {
            into, confirm, report, readOnly, perMinute, again, derived, list, json,
        };
        server.AddTo(command);
        command.HasExamples(
            new("In a new base of that name, which the token is for", "seatable conform --into \"Conformance test\""),
            new("Slowly, and with a report of another name",
                "seatable conform --into Test --calls-per-minute 60 --report ours.md"),
            new("What is asked, and how the answers are known", "seatable conform --list"));
        command.Validators.Add(result =>
        {
            if (!result.GetValue(list) && result.GetValue(into) is null)
                result.AddError("Option '--into' is required.");
        });
        command.Runs(async (arguments, terminal, cancellationToken) =>
        {
            if (arguments.GetValue(list))
            {
                terminal.Output.Write(ConformancePage.Write());
                return ExitCode.Success;
            }

            var groups = arguments.GetValue(derived)
                ? [.. ProbeGroup.LoadAll(), .. DerivedProbes.All().Select(DerivedProbes.WithoutChanges)]
                : ProbeGroup.LoadAll();
            var options = server.ReadOptions(arguments, server.ReadApiToken(arguments));
            using var http = new HttpClient(ServerOptions.CreateHandler(terminal));
            var pace = new CallPace(arguments.GetValue(perMinute), TimeProvider.System, time =>
                terminal.NoteWait(time, "The limit of calls is reached."));
            var probed = new ProbedServer(http, options.Server!, pace, TimeProvider.System);
            var readOnlyToken = Environment.GetEnvironmentVariable(arguments.GetValue(readOnly)!)?.Trim();
            var session = new ConformanceSession(
                probed, arguments.GetValue(into)!, new ReportFiles(arguments.GetValue(report)!), options.Server!, Suite());
            var result = await session.RunAsync(
                server.ReadApiToken(arguments), string.IsNullOrEmpty(readOnlyToken) ? null : readOnlyToken,
                arguments.GetValue(confirm), arguments.GetValue(again), groups, terminal, cancellationToken)
                .ConfigureAwait(false);
            if (arguments.GetValue(json))
                terminal.Output.WriteLine(JsonSerializer.Serialize(result, ConformanceJson.Report));
            return result.Count(Verdict.Failed) > 0 ? ExitCode.Trouble
                : result.Count(Verdict.Differs) > 0 ? ExitCode.Findings
                : ExitCode.Success;
        });
        return command;
    }

    internal static string Suite() => typeof(ConformCommand).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
