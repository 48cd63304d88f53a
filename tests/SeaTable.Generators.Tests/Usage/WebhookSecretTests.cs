using SeaTable.Generators.Tests.Harness;

namespace SeaTable.Generators.Tests.Usage;

/// <summary>Secrets of webhooks that stand in the source.</summary>
public sealed class WebhookSecretTests
{
    private const string Message = "Whoever gets the source or the program can sign events with this secret. "
        + "Read it from the configuration, and give the webhook a new one if this one has been shared.";

    [Theory]
    [InlineData("_ = SeaTableWebhook.IsSigned(default, name, «\"qT7-mXw2_Lr94vKp\"»);")]
    [InlineData("_ = SeaTableWebhook.IsSigned(secret: «\"qT7-mXw2_Lr94vKp\"», body: default, signature: name);")]
    [InlineData("var key = \"qT7-mXw2_Lr94vKp\"; _ = SeaTableWebhook.IsSigned(default, name, «key»);")]
    [InlineData("_ = SeaTableWebhook.IsSigned(default, name, length > 3 ? name : «\"qT7-mXw2_Lr94vKp\"»);")]
    public void A_secret_in_the_source_is_told(string code) =>
        CodeTest.Of(code).ExpectingWarning("STB3006", Message).Run();

    [Theory]
    [InlineData("MapSeaTableWebhook<HarbourBase>(\"/hooks\", «\"qT7-mXw2_Lr94vKp\"»)")]
    [InlineData("MapSeaTableWebhook<HarbourBase>(\"/hooks/of-2026/harbour\", secret: settings ?? «\"qT7-mXw2_Lr94vKp\"»)")]
    [InlineData("MapSeaTableWebhook<HarbourBase>(\"/hooks/of-2026/harbour\", settings!)")]
    public void So_is_one_that_an_endpoint_is_mapped_with(string call)
    {
        // Stands for the class of SeaTable.Hosting, which this project does not reference.
        var test = CodeTest.Whole(
            "using Crm;\nusing SeaTable;\nnamespace Microsoft.AspNetCore.Builder;\n"
            + "internal static class SeaTableWebhookExtensions\n{\n"
            + "    public static void MapSeaTableWebhook<TBase>(this object app, string pattern, string secret) { }\n"
            + $"    internal static void Map(object app, string? settings) => app.{call};\n}}\n");

        (call.Contains('«', StringComparison.Ordinal) ? test.ExpectingWarning("STB3006", Message) : test).Run();
    }

    [Theory]
    [InlineData("_ = SeaTableWebhook.IsSigned(default, \"sha256=0123456789abcdef\", name);")]
    [InlineData("_ = SeaTableWebhook.IsSigned(default, name, \"secret\");")]
    [InlineData("_ = SeaTableWebhook.IsSigned(default, name, \"your secret goes here\");")]
    public void What_is_no_secret_is_passed_over(string code) => CodeTest.Of(code).Run();
}
