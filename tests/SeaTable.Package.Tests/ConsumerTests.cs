using SeaTable.Package.Tests.Harness;

namespace SeaTable.Package.Tests;

/// <summary>What a user meets who adds the package to a project outside this repository.</summary>
[Collection(PackageTests.Name)]
public sealed class ConsumerTests(Packages packages)
{
    private const string HelloWorld = "System.Console.WriteLine(\"Hello.\");\n";

    [Fact]
    public async Task A_project_with_a_schema_file_builds_without_warning_and_reads_and_writes()
    {
        using var consumer = Consumer.Of(packages, frameworks: "net10.0;net8.0");
        consumer.WriteResource("Consumer/Program.cs", "Program.cs");
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");

        (await consumer.DotnetAsync("build", "Consumer", "-warnaserror")).MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "Consumer", "--no-build", "-f", "net10.0")).MustSucceed();

        Assert.EndsWith("The consumer ran to its end.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_of_a_project_replace_the_client_and_make_rows_without_a_server()
    {
        using var consumer = Consumer.Of(packages);
        var project = consumer.Read("Consumer/Consumer.csproj");
        var emulator = project.Split('\n').Single(line => line.Contains("\"SeaTable.Emulator\"", StringComparison.Ordinal));
        consumer.Write("Consumer/Consumer.csproj", project.Replace(
            emulator, $"<PackageReference Include=\"NSubstitute\" Version=\"{Packages.VersionOf("NSubstitute")}\" />",
            StringComparison.Ordinal));
        consumer.WriteResource("Consumer/Program.cs", "Mocks.cs");
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");

        (await consumer.DotnetAsync("build", "Consumer", "-warnaserror")).MustSucceed();
        var run = (await consumer.DotnetAsync("run", "--project", "Consumer", "--no-build")).MustSucceed();

        Assert.EndsWith("The mocks ran to their end.", run.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_a_schema_file_is_told_so()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Consumer/Program.cs", HelloWorld);

        var build = (await consumer.DotnetAsync("build", "Consumer")).MustSucceed();

        Assert.Contains("warning STB0008", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_all_projects_of_a_folder_get_is_one_of_the_project_itself()
    {
        using var consumer = Consumer.Of(packages);
        var project = consumer.Read("Consumer/Consumer.csproj");
        var reference = project.Split('\n').Single(line => line.Contains("\"SeaTable.Generators\"", StringComparison.Ordinal));
        consumer.Write("Consumer/Consumer.csproj", project.Replace(reference, "", StringComparison.Ordinal));
        consumer.Write("Directory.Build.targets", $"<Project><ItemGroup>{reference}</ItemGroup></Project>");
        consumer.WriteResource("Consumer/Program.cs", "Program.cs");
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");

        (await consumer.DotnetAsync("build", "Consumer", "-warnaserror")).MustSucceed();
    }

    [Fact]
    public async Task Schema_files_in_bin_and_obj_are_not_picked_up()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Consumer/Program.cs", HelloWorld);
        consumer.Write("Consumer/bin/left.seatable.json", "not JSON");
        consumer.Write("Consumer/obj/left.seatable.json", "not JSON");

        var build = (await consumer.DotnetAsync("build", "Consumer")).MustSucceed();

        Assert.Contains("warning STB0008", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picking_up_schema_files_can_be_switched_off()
    {
        using var consumer = Consumer.Of(packages, "<EnableSeaTableSchemaFiles>false</EnableSeaTableSchemaFiles>");
        consumer.Write("Consumer/Program.cs", HelloWorld);
        consumer.Write("Consumer/broken.seatable.json", "not JSON");

        // A broken schema file would be an error, had it been read.
        (await consumer.DotnetAsync("build", "Consumer")).MustSucceed();
    }

    [Fact]
    public async Task A_project_that_refers_to_the_consumer_uses_its_client_and_needs_no_schema_file()
    {
        using var consumer = Consumer.Of(packages);
        consumer.Write("Consumer/Program.cs", HelloWorld);
        consumer.WriteResource("Consumer/crm.seatable.json", "crm.seatable.json");
        consumer.Write("Downstream/Downstream.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Consumer/Consumer.csproj" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Downstream/Uses.cs",
            "public static class Uses { public static Crm.ContactsRow Row() => new() { Name = \"Ada\" }; }\n");

        var build = (await consumer.DotnetAsync("build", "Downstream", "-warnaserror")).MustSucceed();

        Assert.DoesNotContain("STB", build.Output, StringComparison.Ordinal);
    }
}
