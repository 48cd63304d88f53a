using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What a build makes of the files beside a schema file, and of the file's age.</summary>
[Collection(PackageTests.Name)]
public sealed class SchemaFileTests(Packages packages)
{
    private const string Schema = """
        { "tables": [ { "_id": "0000", "name": "Contacts", "columns": [ { "key": "0000", "name": "Name", "type": "text" } ] } ] }
        """;

    [Theory]
    [InlineData("", "Consumer")]
    [InlineData("<EnableSeaTableSchemaFiles>false</EnableSeaTableSchemaFiles></PropertyGroup>"
        + "<ItemGroup><AdditionalFiles Include=\"../Schemas/crm.seatable.json\" /></ItemGroup><PropertyGroup>", "Schemas")]
    public async Task Settings_in_a_file_of_their_own_are_followed_and_builds_see_when_it_changes_and_goes(
        string properties, string folder)
    {
        using var consumer = Consumer.Of(packages, properties);
        consumer.Write($"{folder}/crm.seatable.json", Schema);
        consumer.Write($"{folder}/crm.codegen.json", """{ "client": "Sales" }""");
        consumer.Write("Consumer/other.codegen.json", "of another tool");
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(typeof(Crm.Sales));\n");

        (await consumer.DotnetAsync("build", "Consumer", "-warnaserror")).MustSucceed();
        consumer.Write($"{folder}/crm.codegen.json", """{ "client": "Store" }""");
        var changed = await consumer.DotnetAsync("build", "Consumer", "--no-restore");
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(typeof(Crm.Store));\n");
        (await consumer.DotnetAsync("build", "Consumer", "--no-restore", "-warnaserror")).MustSucceed();
        consumer.Delete($"{folder}/crm.codegen.json");
        var gone = await consumer.DotnetAsync("build", "Consumer", "--no-restore");

        Assert.Contains("error CS0234", changed.Output, StringComparison.Ordinal);
        Assert.Contains("error CS0234", gone.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_renamed_or_deleted_is_noticed_and_none_is_published()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Web/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Crm</RootNamespace>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SeaTable.Generators" Version="{packages.Version}" />
                <Content Update="demo.seatable.json" CopyToPublishDirectory="Always" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Web/Program.cs", "System.Console.WriteLine(typeof(Crm.CrmBase));\n");
        consumer.Write("Web/crm.seatable.json", Schema);
        consumer.Write("Web/crm.codegen.json", "{}");
        consumer.Write("Web/demo.seatable.json", Schema);
        consumer.Write("Web/demo.codegen.json", """{ "namespace": "Demo" }""");

        (await consumer.DotnetAsync("publish", "Web", "-o", "out", "-warnaserror")).MustSucceed();
        Assert.Equal(["demo.seatable.json"], consumer.Files("out", "*.seatable.json", "*.codegen.json"));
        Assert.Contains("crm.seatable.json", consumer.Files("Web/bin/Release/net10.0", "*.seatable.json"));

        consumer.Delete("Web/crm.seatable.json");
        consumer.Write("Web/sales.seatable.json", Schema);
        var renamed = await consumer.DotnetAsync("publish", "Web", "--no-restore");
        consumer.Write("Web/Program.cs", "System.Console.WriteLine(typeof(Crm.SalesBase));\n");
        (await consumer.DotnetAsync("publish", "Web", "--no-restore", "-warnaserror")).MustSucceed();
        consumer.Delete("Web/sales.seatable.json");
        var deleted = await consumer.DotnetAsync("publish", "Web", "--no-restore");

        Assert.Contains("error CS0234", renamed.Output, StringComparison.Ordinal);
        Assert.Contains("error CS0246", deleted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_warns_of_an_old_file_each_time_when_it_is_asked_to()
    {
        using var consumer = Consumer.Of(
            packages, "<SeaTableCheck>true</SeaTableCheck><SeaTableCheckMaxAge>14</SeaTableCheckMaxAge>", "net10.0;net8.0");
        consumer.Write("Consumer/Program.cs", "System.Console.WriteLine(typeof(Crm.CrmBase));\n");
        consumer.Write("Consumer/crm.seatable.json", Schema);
        var undated = (await consumer.DotnetAsync("build", "Consumer")).MustSucceed();

        consumer.Write("Consumer/crm.seatable.json", Dated(-20));
        (await consumer.DotnetAsync("build", "Consumer", "--no-restore")).MustSucceed();
        var old = (await consumer.DotnetAsync("build", "Consumer", "--no-restore")).MustSucceed();
        var patient = await BuildAsync("-p:SeaTableCheckMaxAge=30", "-warnaserror");
        var silent = await BuildAsync("-p:NoWarn=STB1002", "-warnaserror");
        var strict = await BuildAsync("-warnaserror");
        var senseless = await BuildAsync("-p:SeaTableCheckMaxAge=month");
        consumer.Write("Consumer/crm.seatable.json", Dated(0));
        var fresh = await BuildAsync("-warnaserror");

        Assert.Contains("warning STB1002: crm.seatable.json does not tell when", undated.Output, StringComparison.Ordinal);
        Assert.Contains("warning STB1002: crm.seatable.json was last compared with its base", old.Output,
            StringComparison.Ordinal);
        Assert.Contains("1 Warning(s)", old.Output, StringComparison.Ordinal);
        Assert.Contains("which is no number of days", senseless.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1, 0), (patient.ExitCode, silent.ExitCode, strict.ExitCode, fresh.ExitCode));

        Task<DotnetResult> BuildAsync(params string[] options) =>
            consumer.DotnetAsync(["build", "Consumer", "--no-restore", .. options]);
    }

    private static string Dated(int days) =>
        $"{{ \"pulled\": \"{DateTime.UtcNow.AddDays(days):yyyy-MM-dd}\", {Schema.TrimStart()[1..]}";
}
