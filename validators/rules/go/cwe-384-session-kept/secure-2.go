package door

import (
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/session"
	"golang.org/x/crypto/bcrypt"
)

var store = session.New()

func enter(c *fiber.Ctx) error { // evidence: identifier-renewed
	if bcrypt.CompareHashAndPassword(hashOf(c.FormValue("name")), []byte(c.FormValue("word"))) != nil {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	sess, err := store.Get(c)
	if err != nil {
		return err
	}
	if err := sess.Regenerate(); err != nil {
		return err
	}
	sess.Set("user", c.FormValue("name"))
	return sess.Save()
}
