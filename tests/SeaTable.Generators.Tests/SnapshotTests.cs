using System.Reflection;
using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests;

/// <summary>What generated code looks like: one snapshot a feature, for people to read.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task A_table_with_most_column_types() =>
        Snapshot.Verify(GeneratorTest.Of(SchemaJson.Crm).Run(), hintName => hintName == "Crm.CrmBase.Contacts.g.cs");

    [Fact]
    public Task A_base_and_its_services() =>
        Snapshot.Verify(
            GeneratorTest.Of(SchemaJson.Crm).With(References.Hosting).Run(),
            hintName =>
                hintName.StartsWith("Crm.CrmBase.g", StringComparison.Ordinal)
                    || hintName.Contains("Service", StringComparison.Ordinal));

    [Fact]
    public Task Awkward_names() =>
        Snapshot.Verify(GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read("awkward.seatable.json"))), _ => true);

    [Fact]
    public Task Wishes_of_the_codegen_section() =>
        Snapshot.Verify(GeneratorTest.Of(SchemaJson.Read("codegen.seatable.json")).Run(), _ => true);

    [Fact]
    public Task Diagnostics_of_a_broken_base() =>
        Snapshot.Verify(GeneratorRun.Of(GeneratorTest.Of(SchemaJson.Read("broken.seatable.json"))), _ => false);

    [Fact]
    public void No_snapshot_is_left_of_a_test_that_is_gone()
    {
        var tests = typeof(SnapshotTests)
            .GetMethods(BindingFlags.Instance | BindingFlags.Public)
            .Select(method => method.Name)
            .ToHashSet();
        var snapshots = Directory.GetFiles(Path.Combine(TestSources.Folder, "Snapshots"), "*.verified.*")
            .Select(path => Path.GetFileName(path));

        Assert.Equal([], snapshots.Where(name => !tests.Contains(name.Split('#')[0].Split('.')[1])));
    }
}
