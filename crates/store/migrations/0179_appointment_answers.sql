-- Whether somebody who takes part in an appointment comes.
ALTER TABLE "appointment_person" ADD COLUMN "answer" {text};
