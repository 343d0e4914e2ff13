-- AlterTable
ALTER TABLE "round" ADD COLUMN     "keptWanted" INTEGER;
