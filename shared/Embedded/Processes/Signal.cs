namespace EventPlatform.Embedded.Processes;

/// <summary>Signals of Linux, with their numbers.</summary>
public enum Signal
{
    /// <summary>SIGINT: what Ctrl-C sends.</summary>
    Interrupt = 2,

    /// <summary>SIGQUIT: PostgreSQL's immediate shutdown.</summary>
    Quit = 3,

    /// <summary>SIGKILL: ends a process without asking it.</summary>
    Kill = 9,

    /// <summary>SIGTERM: asks a process to end in good order.</summary>
    Terminate = 15,

    /// <summary>SIGCONT: lets a paused process go on.</summary>
    Continue = 18,

    /// <summary>SIGSTOP: pauses a process without asking it.</summary>
    Pause = 19,
}
