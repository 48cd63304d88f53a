using System.CommandLine;
using SeaTable.Fuzz;
using SeaTable.Fuzz.Targets;

Argument<string> target = new("target")
{
    Description = "What is given damaged input.",
};
target.AcceptOnlyFromAmong([.. Target.Names]);
Option<int> seconds = new("--seconds") { Description = "How long each target is tried.", DefaultValueFactory = _ => 10 };
Option<int?> seed = new("--seed") { Description = "What the mutations are drawn from; a new one each time unless given." };
Option<DirectoryInfo> findings = new("--findings")
{
    Description = "Where inputs are kept that broke something.",
    DefaultValueFactory = _ => new DirectoryInfo("findings"),
};
Argument<FileInfo> input = new("input") { Description = "An input that broke something." };

RootCommand root = new("Gives every parser damaged input and looks whether it keeps to what it promises.");

Command all = new("all", "Tries all targets, one after the other.") { seconds, seed, findings };
all.SetAction(async result => await FuzzRun.TryAsync(
    Target.Names, result.GetValue(seconds), result.GetValue(seed), result.GetValue(findings)!).ConfigureAwait(false));
root.Add(all);

Command one = new("one", "Tries one target.") { target, seconds, seed, findings };
one.SetAction(async result => await FuzzRun.TryAsync(
    [result.GetValue(target)!], result.GetValue(seconds), result.GetValue(seed), result.GetValue(findings)!)
    .ConfigureAwait(false));
root.Add(one);

Command again = new("again", "Tries one input once more, and says what it breaks.") { target, input };
again.SetAction(async result =>
{
    var tried = await Target.OpenAsync(result.GetValue(target)!).ConfigureAwait(false);
    await using (tried.ConfigureAwait(false))
    {
        await tried.TryAsync(await File.ReadAllBytesAsync(result.GetValue(input)!.FullName).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    Console.WriteLine("It breaks nothing.");
});
root.Add(again);

Command afl = new("afl", "Is run by afl-fuzz, which looks for inputs that reach new code.") { target };
afl.SetAction(result => AflRun.Try(result.GetValue(target)!));
root.Add(afl);

return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
