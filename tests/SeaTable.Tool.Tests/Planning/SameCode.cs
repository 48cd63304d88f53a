using SeaTable.Generators.Emit;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>Compares what the generator makes of files and of bases.</summary>
internal static class SameCode
{
    /// <summary>The same code but for ids, which only the server has chosen: what it lacks for want of ids is left out.</summary>
    internal static void Check(GeneratedCode before, GeneratedCode after, BaseDocument wanted)
    {
        Assert.Equal(before.Client, after.Client);
        foreach (var table in before.Result.Tables)
        {
            var now = Assert.Single(after.Result.Tables, other => other.Name == table.Name);
            var types = wanted.Tables.Single(told => told.Name == table.Name).Columns.ToDictionary(told => told.Name,
                told => told.Type);
            foreach (var column in table.Columns)
            {
                var other = Assert.Single(now.Columns, other => other.Name == column.Name);
                Assert.Equal(column.Property, other.Property);

                // What these give depends on settings that only the server tells in full.
                if (types[column.Name] is not ("link" or "link-formula" or "formula"))
                    Assert.Equal(column.Mapping.Type, other.Mapping.Type);
            }
        }
    }

    /// <summary>The same sources from the file and from the metadata as the server answers it.</summary>
    internal static async Task CheckAsync(ToolBase target, string written)
    {
        var client = new SeaTableClient(
            new SeaTableOptions { Server = target.Emulator.Server, ApiToken = target.Emulator.ApiToken });
        var answer = (await client.SendAsync(HttpMethod.Get, "metadata/")).GetRawText();
        var codegen = SchemaFile.Parse(target.SchemaFile, written).Codegen;
        if (codegen is not null)
            answer = $$"""{ "codegen": {{codegen.ToJsonString()}}, {{answer.TrimStart()[1..]}}""";

        Assert.Equal(Sources(target.SchemaFile, written), Sources(target.SchemaFile, answer));
    }

    private static List<string> Sources(string path, string text)
    {
        var result = GeneratedCode.Of(path, text, null, CancellationToken.None).Result;
        return [.. result.Tables.Select(TableFile.Emit), .. result.Base is null ? [] : new[] { BaseFile.Emit(result.Base) }];
    }
}
