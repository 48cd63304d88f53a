using SeaTable.Emulator;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Tests.Planning;

/// <summary>
/// Random schemas and random edits of them, one after another and undisturbed but for faults.
/// </summary>
public sealed class RandomSchemaTests
{
    [Fact]
    public void A_base_that_is_made_from_nothing_is_as_the_file_says() => RandomCase.Try(async one =>
    {
        var wanted = new RandomBase(new Random(one.Seed)).Create(one.Tables, one.Columns);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(wanted);
        var code = GeneratedCode.Of(target.SchemaFile, await target.ReadSchemaFileAsync(), null, CancellationToken.None);

        var apply = await target.RunAsync("apply", target.SchemaFile);
        Assert.True(apply.ExitCode == 0, apply.Error);
        var written = await target.ReadSchemaFileAsync();
        var pull = await target.RunAsync("pull", "-o", target.SchemaFile);
        Assert.Equal(written, await target.ReadSchemaFileAsync());
        Assert.Contains("up to date", pull.Error, StringComparison.Ordinal);
        Assert.Equal(Shape.Of(wanted), Shape.Of(await target.ReadAsync(), wanted));

        target.Emulator.ClearRequests();
        var again = await target.RunAsync("apply", target.SchemaFile);
        Assert.Contains("Nothing is to be done.", again.Error, StringComparison.Ordinal);
        Assert.Empty(target.Changes());

        SameCode.Check(code, GeneratedCode.Of(target.SchemaFile, written, null, CancellationToken.None), wanted);
        await SameCode.CheckAsync(target, written);
    });

    [Fact]
    public void Any_edit_is_reached_or_it_is_told_what_can_not_be_done() => RandomCase.Try(async one =>
    {
        var random = new Random(one.Seed);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(new RandomBase(random).Create(one.Tables, one.Columns));
        Assert.Equal(0, (await target.RunAsync("apply", target.SchemaFile)).ExitCode);
        var edited = new RandomEdits(random).Edit(await target.ReadAsync(), one.Edits);
        await target.WriteAsync(edited);

        var told = await target.ObstaclesAsync();
        var isSame = (await target.PlanAsync()).GetProperty("obstacles").GetArrayLength() == 0;
        var apply = await target.ApplyAllAsync();

        Assert.True(apply.ExitCode is 0 or 1, apply.Error);
        Assert.Equal(0, (await target.PlanAsync()).GetProperty("steps").GetArrayLength());
        Assert.Equal(told, await target.ObstaclesAsync());
        if (isSame)
            Assert.Equal(Shape.WithoutFormulas(edited, edited), Shape.WithoutFormulas(await target.FetchAsync(), edited));
    });

    [Fact]
    public void Faults_in_the_middle_leave_nothing_doubled_and_nothing_undone() => RandomCase.Try(async one =>
    {
        var wanted = new RandomBase(new Random(one.Seed)).Create(one.Tables, one.Columns);
        await using var target = await PlannedBase.StartAsync();
        await target.WriteAsync(wanted);
        Fault[] faults =
        [
            Fault.DropBeforeWrite, Fault.DropAfterWrite, Fault.TruncatedBody, Fault.EmptyBeforeWrite, Fault.EmptyAfterWrite,
            Fault.DuplicatedWrite, Fault.LateWrite(), Fault.ErrorBeforeWrite(System.Net.HttpStatusCode.InternalServerError),
            Fault.ErrorAfterWrite(System.Net.HttpStatusCode.InternalServerError), Fault.LateWrite(TimeSpan.FromMilliseconds(5)),
        ];
        foreach (var path in PlannedBase.ChangedPaths.Append("snapshot"))
            target.Emulator.Faults.Random(one.Seed + path.Length, 0.2, faults, path: path);

        var runs = 0;
        while ((await target.ApplyAllAsync()).ExitCode != 0)
        {
            Assert.True(++runs < 100, "It does not come to an end.");
            await target.Emulator.Faults.WhenSettledAsync();
        }

        target.Emulator.Faults.Clear();
        await target.Emulator.Faults.WhenSettledAsync();
        var last = await target.ApplyAllAsync();
        Assert.True(last.ExitCode == 0, last.Error);
        Assert.Equal(Shape.Of(wanted), Shape.Of(await target.FetchAsync(), wanted));
    }, 2);
}
