using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What a build says that the generator cannot be part of.</summary>
[Collection(PackageTests.Name)]
public sealed class CompilerTests(Packages packages)
{
    [Fact]
    public async Task A_compiler_that_is_too_old_for_the_generator_is_an_error_that_says_what_to_install()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(\"Hello.\");\n");

        var build = await consumer.DotnetAsync("build", "Consumer", "-p:CompilerApiVersion=roslyn4.7");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error STB1001: SeaTable.Generators needs the C# compiler 4.8 or newer", build.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_lowest_version_of_the_language_and_with_all_analyzers_nothing_is_warned_of()
    {
        using var consumer = Consumer.Of(
            packages,
            "<LangVersion>10</LangVersion><AnalysisLevel>latest</AnalysisLevel><AnalysisMode>All</AnalysisMode>"
            + "<WarningLevel>9999</WarningLevel>"
            + "<NoWarn>$(NoWarn);STB0015;STB0016;STB0017</NoWarn>", // Some have settings or columns that nothing can be made of.
            "net10.0;net8.0");
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(typeof(Crm.ContactsRow).FullName);\n");
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");
        consumer.WriteResource("Consumer/types.seatable.json", "types.seatable.json");

        (await consumer.DotnetAsync("build", "Consumer", "-warnaserror", "-v:quiet")).MustSucceed();
    }
}
