using System.Globalization;
using Spectre.Console;

namespace SeaTable.Tool.Terminal;

/// <summary>
/// What the user sees: data on the standard output, so that it can be redirected, and all else on the standard error.
/// </summary>
internal sealed class ToolTerminal
{
    /// <summary>Redirected text is not cut to the width of a window that nobody looks at.</summary>
    private const int WidthOfFiles = 4096;

    /// <summary>A shorter wait is over before it was read of.</summary>
    private static readonly TimeSpan s_noticed = TimeSpan.FromSeconds(3);

    /// <summary>Calls at the same time wait for the same.</summary>
    private static readonly TimeSpan s_sameWait = TimeSpan.FromSeconds(2);

    private readonly TextReader? _input;
    private readonly TextWriter _error;
    private readonly object _waits = new();
    private long _calls;
    private DateTimeOffset _waitsUntil;

    /// <summary>Initializes a new instance of the <see cref="ToolTerminal"/> class.</summary>
    /// <param name="output">The standard output.</param>
    /// <param name="error">The standard error.</param>
    /// <param name="isVerbose">Whether each call is to be shown.</param>
    /// <param name="input">What answers are read from line by line; null for the keyboard, or the standard input when that is
    /// redirected.</param>
    public ToolTerminal(TextWriter output, TextWriter error, bool isVerbose, TextReader? input = null)
        : this(Create(output), Create(error), isVerbose, input)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ToolTerminal"/> class.</summary>
    /// <param name="data">The standard output.</param>
    /// <param name="notes">The standard error.</param>
    /// <param name="isVerbose">Whether each call is to be shown.</param>
    /// <param name="input">What answers are read from line by line.</param>
    internal ToolTerminal(IAnsiConsole data, IAnsiConsole notes, bool isVerbose, TextReader? input = null)
    {
        _input = input ?? (Console.IsInputRedirected ? Console.In : null);
        _error = notes.Profile.Out.Writer;
        Output = data.Profile.Out.IsTerminal ? new PlainWriter(data.Profile.Out.Writer) : data.Profile.Out.Writer;
        IsVerbose = isVerbose;
        Data = data;
        Notes = notes;
        Data.Pipeline.Attach(new PlainRendering(trimsLines: !Data.Profile.Out.IsTerminal));
        Notes.Pipeline.Attach(new PlainRendering(trimsLines: !Notes.Profile.Out.IsTerminal));
    }

    /// <summary>
    /// Gets the standard output for JSON and the like: exactly as it is written, unless it goes to a terminal.
    /// </summary>
    public TextWriter Output { get; }

    /// <summary>Gets the standard output for tables.</summary>
    public IAnsiConsole Data { get; }

    /// <summary>Gets the standard error: progress, what was done, what to do next.</summary>
    public IAnsiConsole Notes { get; }

    /// <summary>Gets whether each call is to be shown.</summary>
    public bool IsVerbose { get; }

    /// <summary>Gets how many calls were sent to a server so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>
    /// Gets whether something may move on the standard error: a person looks at it, wants it so, and nothing else is written.
    /// </summary>
    public bool CanAnimate => !IsVerbose
        && Notes.Profile is { Out.IsTerminal: true, Capabilities: { Ansi: true, Interactive: true } }
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Counts a call that is sent to a server.</summary>
    public void CountCall() => Interlocked.Increment(ref _calls);

    /// <summary>Gets whether somebody sits before the screen and can be asked.</summary>
    public bool IsInteractive => _input is null && Notes.Profile.Out.IsTerminal;

    /// <summary>Asks for a line, on the standard error, or reads it from the standard input when that is redirected.</summary>
    /// <param name="question">What is asked for, such as "Password".</param>
    /// <param name="isSecret">Whether nothing is shown of what is typed.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <exception cref="ToolException">Nobody answers.</exception>
    public async Task<string> AskAsync(string question, bool isSecret, CancellationToken cancellationToken)
    {
        if (IsInteractive)
        {
            // A redirected standard output, as in eval "$(…)", does not keep anybody from typing.
            var console = Create(_error, InteractionSupport.Yes);
            var prompt = new TextPrompt<string>(Markup.Escape(question) + ":");
            return await console.PromptAsync(isSecret ? prompt.Secret(null) : prompt, cancellationToken).ConfigureAwait(false);
        }

        var line = _input is null ? null : await _input.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        return !string.IsNullOrEmpty(line) ? line : throw new ToolException(
            $"{question}: nobody is there to be asked, and the standard input has no further line for it.");
    }

    /// <summary>Tells something on the standard error.</summary>
    /// <param name="text">What to tell in one line, with Spectre.Console's markup only where
    /// <see cref="Markup.Escape(string)"/> was used.</param>
    public void Note(string text) => Notes.MarkupLine(PlainText.Line(text));

    /// <summary>Tells that a command waits, why and until when, unless that is over in a moment.</summary>
    /// <param name="time">How long.</param>
    /// <param name="reason">A sentence that tells why.</param>
    public void NoteWait(TimeSpan time, string reason)
    {
        var until = TimeProvider.System.GetLocalNow() + time;
        lock (_waits)
        {
            if (time < s_noticed && !IsVerbose || (until - _waitsUntil).Duration() < s_sameWait)
                return;

            _waitsUntil = until;
        }

        Note("[grey]" + Markup.Escape(string.Create(
            CultureInfo.InvariantCulture, $"{reason} Going on in {Words.Time(time)}, at {until:HH:mm:ss}.")) + "[/]");
    }

    /// <summary>Tells what went wrong.</summary>
    public void Fail(string message) => Note($"[red]error:[/] {Markup.Escape(message)}");

    /// <summary>Tells what may be wrong.</summary>
    public void Warn(string message) => Note($"[yellow]warning:[/] {Markup.Escape(message)}");

    private static IAnsiConsole Create(TextWriter writer, InteractionSupport interaction = InteractionSupport.Detect)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Interactive = interaction,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!output.IsTerminal)
            console.Profile.Width = WidthOfFiles;

        return console;
    }
}
