using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>The order of tables, views and options, for which the API has no call.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task An_order_that_stays_is_told_and_is_in_the_file_then()
    {
        await using var crm = await ToolBase.StartAsync();
        await crm.RunAsync("pull", "-o", crm.SchemaFile);
        var pulled = await crm.ReadSchemaFileAsync();
        var file = await crm.ReadAsync();
        await crm.WriteAsync(file with { Tables = [.. file.Tables.Reverse()] });

        var apply = await crm.RunAsync("apply", crm.SchemaFile);

        Assert.Equal(0, apply.ExitCode);
        Assert.Contains("stays: The base keeps its tables in the order", apply.Error, StringComparison.Ordinal);
        Assert.Contains("with its order of tables, views and options", apply.Error, StringComparison.Ordinal);
        Assert.Equal(pulled, await crm.ReadSchemaFileAsync());
    }
}
