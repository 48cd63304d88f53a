using System.Text.Json.Nodes;
using SeaTable.Emulator;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Tests.Harness;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>
/// Random edits of bases with rows, where nobody consents, where a run ends in the middle, or where others change the base.
/// </summary>
public sealed class RandomRunTests
{
    [Fact]
    public void Nothing_that_anybody_wrote_is_lost_without_consent() => RandomCase.Try(async one =>
    {
        var random = new Random(one.Seed);
        await using var target = await StartAsync(random, one);
        var before = await RandomRows.CountAsync(target, await target.FetchAsync());
        await target.WriteAsync(new RandomEdits(random).Edit(await target.ReadAsync(), one.Edits));

        var apply = await target.RunAsync("apply", target.SchemaFile, "--allow-destructive");
        var after = await RandomRows.CountAsync(target, await target.FetchAsync());

        Assert.DoesNotContain("Unhandled", apply.Error, StringComparison.Ordinal);
        Assert.All(
            before.Where(part => part.Value > 0),
            part => Assert.Equal(part, new(part.Key, after.GetValueOrDefault(part.Key))));
    });

    [Fact]
    public void A_run_that_is_killed_anywhere_is_finished_by_the_next_one() => RandomCase.Try(async one =>
    {
        var random = new Random(one.Seed);
        await using var target = await StartAsync(random, one);
        var edited = new RandomEdits(random).Edit(await target.ReadAsync(), one.Edits);
        await target.WriteAsync(edited);
        var text = await target.ReadSchemaFileAsync();
        var told = await target.ObstaclesAsync();
        var isSame = (await target.PlanAsync()).GetProperty("obstacles").GetArrayLength() == 0;

        using (var kill = new CancellationTokenSource())
        {
            var (count, last) = (0, random.Next(1, 20));
            var killing = Array.ConvertAll(PlannedBase.ChangedPaths, path => target.Emulator.Faults.Always(
                Fault.RunAfter(() =>
                {
                    if (++count == last)
                        kill.Cancel();
                }), path: path));
            await target.RunUntilAsync(kill.Token, await ConsentedAsync(target));
            Array.ForEach(killing, fault => fault.Dispose());
        }

        // What is killed does not write the file.
        await target.WriteAsync(text);
        await target.ReachAsync();

        Assert.Equal(told, await target.ObstaclesAsync());
        if (isSame)
            Assert.Equal(Shape.WithoutFormulas(edited, edited), Shape.WithoutFormulas(await target.FetchAsync(), edited));
    });

    [Fact]
    public void What_others_make_meanwhile_stays_and_the_next_run_reaches_what_the_file_says() => RandomCase.Try(async one =>
    {
        var random = new Random(one.Seed);
        await using var target = await StartAsync(random, one);
        await target.WriteAsync(new RandomEdits(random).Edit(await target.ReadAsync(), one.Edits));
        var theirs = new List<string>();
        var (count, moment) = (0, random.Next(1, 8));
        var disturbing = Array.ConvertAll(PlannedBase.ChangedPaths, path => target.Emulator.Faults.Always(
            Fault.RunAfter(async () =>
            {
                if (++count == moment)
                    theirs.AddRange(await DisturbAsync(target, random));
            }), path: path));

        var disturbed = await target.RunAsync(await ConsentedAsync(target));
        Array.ForEach(disturbing, fault => fault.Dispose());
        var now = await RandomRows.CountAsync(target, await target.FetchAsync());

        Assert.DoesNotContain("Unhandled", disturbed.Error, StringComparison.Ordinal);
        Assert.All(
            theirs.Where(part => now.ContainsKey(part.Split('/')[0])),
            part => Assert.True(now.GetValueOrDefault(part) > 0, disturbed.Error));
        await target.ReachAsync();
    });

    private static async Task<ToolBase> StartAsync(Random random, RandomCase one)
    {
        var target = await PlannedBase.StartAsync();
        await target.WriteAsync(new RandomBase(random).Create(one.Tables, one.Columns));
        var apply = await target.RunAsync("apply", target.SchemaFile);
        Assert.True(apply.ExitCode == 0, apply.Error);
        await RandomRows.AddAsync(target, await target.FetchAsync());
        return target;
    }

    /// <summary>Makes a column with something in it, or takes one away, or renames something.</summary>
    /// <returns>What was made, by ids.</returns>
    private static async Task<IEnumerable<string>> DisturbAsync(ToolBase target, Random random)
    {
        var document = await FetchDirectlyAsync(target);
        var table = document.Tables[random.Next(document.Tables.Count)];
        var column = table.Columns[random.Next(table.Columns.Count)];
        switch (random.Next(4))
        {
            case 0 when column != table.Columns[0]:
                target.Emulator.DeleteColumn(table.Name, column.Name);
                return [];
            case 1:
                target.Emulator.RenameColumn(table.Name, column.Name, "Renamed by others");
                return [];
            case 2:
                target.Emulator.RenameTable(table.Name, "Renamed by others");
                return [];
            default:
                var name = random.Next(2) == 0 || column == table.Columns[0] ? "Theirs" : column.Name;
                if (name == column.Name)
                    target.Emulator.DeleteColumn(table.Name, name);

                var made = await target.SendAsync(HttpMethod.Post, "columns/", new JsonObject
                {
                    ["table_name"] = table.Name, ["column_name"] = name, ["column_type"] = "text",
                }.ToJsonString());
                await target.SendAsync(HttpMethod.Post, "rows/", new JsonObject
                {
                    ["table_name"] = table.Name,
                    ["rows"] = new JsonArray(new JsonObject { [name] = "theirs" }),
                }.ToJsonString());
                return [$"{table.Id}/{made.GetProperty("key").GetString()}"];
        }
    }

    private static async Task<BaseDocument> FetchDirectlyAsync(ToolBase target) =>
        DocumentReader.Read(await target.SendAsync(HttpMethod.Get, "metadata/"), "The base");

    private static async Task<string[]> ConsentedAsync(ToolBase target) =>
        ["apply", target.SchemaFile, "--allow-destructive", .. await target.ConsentAsync()];
}
