namespace SeaTable.Documentation.Tests.Scorecard;

/// <summary>What a page promises.</summary>
/// <param name="Text">What it is, in Markdown.</param>
/// <param name="Page">The path of the page that says it, with the heading behind a <c>#</c>.</param>
/// <param name="Tests">The tests that fail where it is broken: <c>Client/RetryTests.A_call_is_repeated</c>.</param>
internal sealed record Promise(string Text, string Page, IReadOnlyList<string> Tests);
