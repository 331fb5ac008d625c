package jobs

import "os/exec"

type probe struct{ host string }

// Others send over the channel what they like.
func work(jobs <-chan probe) {
	for job := range jobs {
		exec.Command("sh", "-c", "ping -c1 "+job.host).Run() // finding: shell-text
	}
}

func Start() chan probe {
	jobs := make(chan probe)
	go work(jobs)
	return jobs
}
