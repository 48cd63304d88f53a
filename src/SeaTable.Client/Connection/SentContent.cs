namespace SeaTable;

/// <summary>The content of a try, which remembers how much of it was given away to be sent.</summary>
internal abstract class SentContent : HttpContent
{
    /// <summary>
    /// Whether so much was given away that the server may have carried the call out: only if not, it is known that it did not.
    /// </summary>
    internal abstract bool WasGiven { get; }

    /// <summary>Whether it was given away several times, so that an answer tells nothing of those before.</summary>
    internal abstract bool WasRepeated { get; }

    /// <summary>Where a redirect was to take it, which it refused.</summary>
    internal virtual Uri? RefusedToGoTo => null;

    /// <summary>What a message says when it was not given away.</summary>
    internal virtual string NothingDone => " Nothing was sent.";

    /// <summary>What a message says besides when the time of the <see cref="HttpClient"/> was over.</summary>
    internal virtual string TimeoutAdvice => "";
}
