namespace SeaTable.Generators.Completion.Tests.Pictures;

/// <summary>The picture of the README shows what an editor shows.</summary>
public sealed class PictureTests
{
    /// <summary>
    /// A picture that is no longer right is written beside as <c>editor.received.svg</c>, to be looked at and put in its place.
    /// </summary>
    [Fact]
    public async Task The_picture_of_the_editor_is_what_the_editor_shows_now()
    {
        var schema = await File.ReadAllTextAsync(Path.Combine(Repository(), "samples", "Quickstart", "crm.seatable.json"));
        var verified = Path.Combine(Repository(), "docs", "images", "editor.svg");
        var received = Path.ChangeExtension(verified, ".received.svg");
        File.Delete(received);

        var drawn = await EditorPicture.DrawAsync(schema, "Status");

        if (!File.Exists(verified) || (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n") != drawn)
        {
            await File.WriteAllTextAsync(received, drawn);
            Assert.Fail($"The picture has changed. Look at {received}, and if it is right put it in the place of {verified}.");
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SeaTable.Generators.sln")))
            folder = folder.Parent!;

        return folder.FullName;
    }
}
